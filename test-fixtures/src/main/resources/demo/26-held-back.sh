# Not before everybody has read it: the second consumer holds it back, with its batch
#: expect ^mailer +3/1s +500/3s/1s 
#: expect ^Rotation is held back:$
#: expect ^  mailer: consumer audit_log
#: never consumer mailer_daemon
#: eventually

pgqj status ticker.ini
