#!/bin/sh
# Run by the image's entry point after it has made a new cluster: installs PgQ/J into its database.
set -eu
psql --no-psqlrc --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" --set=ON_ERROR_STOP=1 \
  --set=jar=/usr/share/pgqj/pgqj-server.jar --file=/usr/share/pgqj/psql/install.sql
