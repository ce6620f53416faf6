# Makes a cluster, unless the container is started anew and has one, and serves it in the foreground,
# as the image's user postgres. Its files are copied in beforehand: the password, postgresql.conf
# (appended to what initdb writes) and pg_hba.conf. $1 is the directory of the server's programs.
set -eu
data=/tmp/pgqj-data
if [ ! -e "$data" ]; then
  "$1/initdb" --pgdata="$data" --username=postgres --pwfile=/pgqj/password \
    --auth-local=trust --auth-host=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --no-sync >/dev/null
  cat /pgqj/postgresql.conf >>"$data/postgresql.conf"
  cat /pgqj/pg_hba.conf >"$data/pg_hba.conf"
fi
exec "$1/postgres" -D "$data"
