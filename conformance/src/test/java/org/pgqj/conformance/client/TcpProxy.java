package org.pgqj.conformance.client;

import java.io.DataInputStream;
import java.io.DataOutputStream;
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

/**
 * A way to the server that can be cut, and mended, and frozen; or one that keeps notifications to
 * itself, as poolers do.
 */
public final class TcpProxy implements AutoCloseable {

  /** The type of a NotificationResponse in PostgreSQL's protocol. */
  private static final int NOTIFICATION = 'A';

  private final int target;
  private final int port;
  private final boolean swallowing;
  private final List<Socket> sockets = new ArrayList<>();
  private ServerSocket entrance;
  private boolean frozen;

  private TcpProxy(int target, ServerSocket entrance, boolean swallowing) {
    this.target = target;
    this.swallowing = swallowing;
    this.entrance = entrance;
    this.port = entrance.getLocalPort();
    accept(entrance);
  }

  /** A way to a port of this machine. */
  public static TcpProxy to(int target) throws IOException {
    return new TcpProxy(target, open(0), false);
  }

  /** One on which notifications do not arrive; for connections without TLS. */
  static TcpProxy swallowing(int target) throws IOException {
    return new TcpProxy(target, open(0), true);
  }

  private static ServerSocket open(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return socket;
  }

  public int port() {
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
  public synchronized void freeze() {
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
            daemon(() -> answer(server, client));
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

  private void answer(Socket server, Socket client) throws IOException, InterruptedException {
    if (!swallowing) {
      pump(server, client);
      return;
    }
    try (server;
        client) {
      DataInputStream in = new DataInputStream(server.getInputStream());
      DataOutputStream out = new DataOutputStream(client.getOutputStream());
      for (int type = in.read(); type >= 0; type = in.read()) {
        int length = in.readInt();
        byte[] rest = in.readNBytes(length - Integer.BYTES);
        if (type != NOTIFICATION) {
          out.writeByte(type);
          out.writeInt(length);
          out.write(rest);
        }
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
