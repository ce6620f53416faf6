package org.pgqj.conformance.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A way to the server that can be cut, and mended, and frozen. */
final class TcpProxy implements AutoCloseable {

  private final int target;
  private final int port;
  private final List<Socket> sockets = new ArrayList<>();
  private ServerSocket entrance;
  private boolean frozen;

  private TcpProxy(int target, ServerSocket entrance) {
    this.target = target;
    this.entrance = entrance;
    this.port = entrance.getLocalPort();
    accept(entrance);
  }

  /** A way to a port of this machine. */
  static TcpProxy to(int target) throws IOException {
    return new TcpProxy(target, open(0));
  }

  private static ServerSocket open(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return socket;
  }

  int port() {
    return port;
  }

  /** Closes every connection and refuses new ones. */
  synchronized void cut() throws IOException {
    entrance.close();
    for (Socket socket : sockets) {
      socket.close();
    }
    sockets.clear();
  }

  /** Lets connections through again. */
  synchronized void mend() throws IOException {
    entrance = open(port);
    accept(entrance);
  }

  /** Nothing goes through any more, and nobody is told. */
  synchronized void freeze() {
    frozen = true;
  }

  private synchronized void awaitThaw() throws InterruptedException {
    while (frozen) {
      wait();
    }
  }

  private void accept(ServerSocket from) {
    daemon(
        () -> {
          while (true) {
            Socket client = from.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            synchronized (this) {
              sockets.add(client);
              sockets.add(server);
              if (from.isClosed()) {
                client.close();
                server.close();
              }
            }
            daemon(() -> pump(client, server));
            daemon(() -> pump(server, client));
          }
        });
  }

  private void pump(Socket from, Socket to) throws IOException, InterruptedException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8192];
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        awaitThaw();
        out.write(buffer, 0, length);
      }
    }
  }

  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  private static void daemon(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // A closed socket is how all of this ends.
                Thread.currentThread().interrupt();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      cut();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
