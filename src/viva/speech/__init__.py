"""Speech: decoding, recognition, synthesis, voice activity, how something was said."""
