# Its job is done
#: expect unregistered

pgqj unregister -d ticker.ini mailer audit_log --yes
