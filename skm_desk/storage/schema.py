"""What the steps of the schema are made of; what people filled in is marked, never deleted."""

from skm_desk.storage.sqlite_library import Database

APPLICATION_ID = 0x534B4D44  # "SKMD", in the head of the file


def run(db: Database, *statements: str) -> None:
    """Carry out statements one after another."""
    for statement in statements:
        db.execute(statement)


def refuse(db: Database, table: str, deed: str, reason: str) -> None:
    """Have a table refuse UPDATE or DELETE, whoever asks, with this reason."""
    db.execute(
        f"CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {deed} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table}: {reason}'); END"
    )
