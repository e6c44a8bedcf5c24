"""Alembic's entry: runs the migrations on the database it is given."""

from alembic import context
from sqlalchemy import create_engine

url = context.config.attributes["url"]
with create_engine(url).connect() as connection:
    context.configure(connection=connection, transaction_per_migration=True, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
