package org.pgqj.client.admin;

import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.pgqj.client.connect.ConnectFailure;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command on one database. */
public abstract class AdminCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = {"-d", "--database"},
      paramLabel = "INI|CONNECTION",
      defaultValue = "",
      description = "ticker's configuration file, or libpq connection string; else PG* variables")
  private String database;

  @Override
  public final Integer call() throws ConnectFailure {
    return advising(
        () -> {
          try (Database opened = Database.open(Target.of(database).one(), spec.name())) {
            run(opened);
            return 0;
          }
        });
  }

  /** Does it; whoever asked for something that can't be done gets an AdminException. */
  protected abstract void run(Database opened) throws SQLException;

  /** Returns what the work returns; a database's error comes with advice. */
  public static <T> T advising(Work<T> work) throws ConnectFailure {
    try {
      return work.run();
    } catch (ConnectFailure e) {
      throw e;
    } catch (SQLException e) {
      throw new AdminException(Advice.on(e), e);
    }
  }

  /** What is asked of a database. */
  @FunctionalInterface
  public interface Work<T> {
    T run() throws SQLException;
  }

  /** Prints one line of result. */
  protected static void say(String line) {
    System.out.println(Shown.text(line));
  }
}
