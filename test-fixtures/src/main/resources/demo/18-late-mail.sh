# ... and so is the mail
#: expect ^mail to zoe@example.com: Welcome, Zoë!$
#: never (?s)mail to zoe.*mail to zoe
#: eventually

tail -n 2 smtp.log
