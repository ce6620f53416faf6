package org.pgqj.client.consumer;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.core.Encoding;

/** The encoding of a database, in which its functions url-encode. */
final class ServerEncoding {

  private ServerEncoding() {}

  static Charset of(Connection connection) throws SQLException {
    String name = connection.unwrap(PGConnection.class).getParameterStatus("server_encoding");
    if (name == null || name.equals("SQL_ASCII")) {
      return StandardCharsets.UTF_8;
    }
    return Charset.forName(Encoding.getJVMEncoding(name).name());
  }
}
