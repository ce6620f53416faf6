package org.pgqj.client.connect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import javax.net.SocketFactory;

/** Gives the JDBC driver, which knows only TCP, sockets that are connected to a file. */
public final class UnixSocketFactory extends SocketFactory {

  private final Path file;

  /** Called by the driver with its property socketFactoryArg. */
  public UnixSocketFactory(String file) {
    this.file = Path.of(file);
  }

  @Override
  public Socket createSocket() throws IOException {
    return UnixSocket.connectedTo(file);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return createSocket();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return createSocket();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return createSocket();
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
      throws IOException {
    return createSocket();
  }
}
