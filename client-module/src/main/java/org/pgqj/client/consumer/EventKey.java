package org.pgqj.client.consumer;

import java.util.function.Function;
import org.pgqj.client.config.Config;

/** The key {@code key}: by what events belong together. */
final class EventKey implements Function<Event, Object> {

  private static final String FIELD = "field.";

  private final Function<Event, Object> of;

  private EventKey(Function<Event, Object> of) {
    this.of = of;
  }

  static EventKey of(Config config) {
    String name = config.text("key", "");
    if (name.startsWith(FIELD)) {
      String field = name.substring(FIELD.length());
      return new EventKey(event -> field(event, field));
    }
    return new EventKey(
        switch (name) {
          case "" -> Event::id;
          case "type" -> Event::type;
          case "data" -> Event::data;
          case "extra1" -> Event::extra1;
          case "extra2" -> Event::extra2;
          case "extra3" -> Event::extra3;
          case "extra4" -> Event::extra4;
          default ->
              throw config.wrong(
                  "key", "\"" + name + "\" is none of type, data, extra1 to extra4, field.NAME");
        });
  }

  /** An event without such data belongs to nothing else; its handler may tell it what it is. */
  private static String field(Event event, String field) {
    try {
      return event.fields().get(field);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  @Override
  public Object apply(Event event) {
    return of.apply(event);
  }
}
