# Tells what an image has, in lines "name=value": its PostgreSQL, its Javas, whether PL/Java is there.
server=$(command -v postgres || ls /usr/lib/postgresql/*/bin/postgres 2>/dev/null | sort -V | tail -n 1)
if [ -n "$server" ]; then
  echo "bin=$(dirname "$(readlink -f "$server")")"
  echo "postgresql=$("$server" --version)"
fi
find /usr /opt -name pljava.control 2>/dev/null | sed 's/^/pljava=/'
find /usr /opt -path '*/lib/server/libjvm.so' -type f 2>/dev/null | sort -V | while read -r libjvm; do
  home=${libjvm%/lib/server/libjvm.so}
  echo "libjvm=$libjvm"
  sed -n 's/^JAVA_VERSION="\(.*\)"$/java=\1/p' "$home/release"
done
