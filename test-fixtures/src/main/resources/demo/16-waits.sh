# The mail has to wait: its event goes to the retry queue, and comes back by itself
#: expect WARNING event 5 has to wait: .*127.0.0.1
#: expect INFO \{.*retry-events: 1
#: eventually

grep -E 'WARNING|retry-events' mailer_daemon.log
