#!/usr/bin/env python3
"""The mailer in Python: handles all batches that there are, then ends, or waits with --wait."""

import argparse
import logging
import smtplib
import time
from email.message import EmailMessage
from urllib.parse import parse_qs

import psycopg2

QUEUE, CONSUMER = "mailer", "mailer_python"
RETRY_SECONDS = 60

log = logging.getLogger("mailer")


def welcome(fields):
    """The mail to a sign-up; ValueError where none can be written."""
    if "username" not in fields:
        raise ValueError("nobody to write to")
    mail = EmailMessage()
    mail["From"] = "welcome@example.com"
    mail["To"] = fields["username"] + "@example.com"
    mail["Subject"] = "Welcome, %s!" % fields.get("firstname", fields["username"])
    mail.set_content("Good to have you here. You are %s with us.\n" % fields["username"])
    return mail


def handle_batch(db, smtp_address):
    """Handles the next batch; false when there is none.

    An exception repeats it, and with it the mails that were sent: at least once. They are sent
    outside of a transaction, which would hold up VACUUM and the rotation.
    """
    with db, db.cursor() as cursor:
        cursor.execute("select pgq.next_batch(%s, %s)", (QUEUE, CONSUMER))
        (batch,) = cursor.fetchone()
        if batch is None:
            return False
        cursor.execute("select ev_id, ev_data from pgq.get_batch_events(%s)", (batch,))
        events = cursor.fetchall()
    failed, waiting = [], []
    for event, data in events:
        fields = {key: values[0] for key, values in parse_qs(data or "").items()}
        try:
            mail = welcome(fields)
        except ValueError as e:
            log.warning("event %d fails: %s", event, e)
            failed.append((event, str(e)))
            continue
        try:
            with smtplib.SMTP(*smtp_address, timeout=10) as smtp:
                smtp.send_message(mail)
        except (OSError, smtplib.SMTPException) as e:
            log.warning("event %d has to wait: %s", event, e)
            waiting.append(event)
    with db, db.cursor() as cursor:
        for event, reason in failed:
            cursor.execute("select pgq.event_failed(%s, %s, %s)", (batch, event, reason))
        for event in waiting:
            cursor.execute("select pgq.event_retry(%s, %s, %s)", (batch, event, RETRY_SECONDS))
        cursor.execute("select pgq.finish_batch(%s)", (batch,))
    return True


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("connection", nargs="?", default="", help="libpq connection string")
    options.add_argument("--smtp-port", type=int, default=25)
    options.add_argument("--register", action="store_true", help="register, and end")
    options.add_argument("--wait", action="store_true", help="look again each second")
    args = options.parse_args()
    logging.basicConfig(format="%(asctime)s %(process)d %(levelname)s %(message)s")
    db = psycopg2.connect(args.connection)
    try:
        if args.register:
            with db, db.cursor() as cursor:
                cursor.execute("select pgq.register_consumer(%s, %s)", (QUEUE, CONSUMER))
            return
        while True:
            if not handle_batch(db, ("127.0.0.1", args.smtp_port)):
                if not args.wait:
                    return
                time.sleep(1)
    finally:
        db.close()


if __name__ == "__main__":
    main()
