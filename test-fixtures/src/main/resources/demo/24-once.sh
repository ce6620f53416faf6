# The mailer has written to each of them once
#: expect ^ +1 mail to anna@
#: expect ^ +1 mail to toomas@
#: never ^ +[2-9] 
#: eventually

grep '^mail to' smtp.log | sort | uniq -c
