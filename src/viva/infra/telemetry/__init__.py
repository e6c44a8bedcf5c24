"""What every part needs to say where, when and which: logs, clock, ids, checkpoints."""
