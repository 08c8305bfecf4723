package it.portaledgst.sandbox.zeebe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A small HTTP server: routes by method and path, JSON in and out, problems as problem details. */
final class RestServer implements AutoCloseable {

  /** Answers a request: an object becomes JSON, a {@link Text} is sent as it is, null means "no content". */
  interface Handler {
    Object handle(Request request) throws Exception;
  }

  record Text(String contentType, String content) {}

  private record Route(String method, Pattern path, List<String> names, Handler handler) {}

  private static final Logger LOG = LoggerFactory.getLogger(RestServer.class);
  private static final String JSON = "application/json";
  private static final int MAX_BODY = 4 * 1024 * 1024; // as large as a Camunda gateway takes by default
  private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Route> routes = new ArrayList<>();

  RestServer(String name, String address, int port) throws IOException {
    try {
      server = HttpServer.create(new InetSocketAddress(address, port), 256);
    } catch (BindException e) {
      throw new StartFailure("The " + name + " port " + port + " on " + address + " is already in use; stop what uses it or choose another one.");
    }
    server.setExecutor(threads);
    server.createContext("/", this::serve);
  }

  void route(String method, String path, Handler handler) {
    List<String> names = new ArrayList<>();
    Matcher matcher = NAME.matcher(path);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    Pattern pattern = Pattern.compile(NAME.matcher(path).replaceAll("([^/]+)"));
    routes.add(new Route(method, pattern, names, handler));
  }

  void start() {
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    try (exchange) {
      Reply reply = new Reply(exchange);
      try {
        String contentType = exchange.getRequestHeaders().getFirst("Content-Type");
        Object answer = answer(exchange.getRequestMethod(), path, exchange.getRequestURI().getRawQuery(), contentType,
            body(exchange), reply::callerIsThere);
        switch (answer) {
          case null -> reply.send(204, null, new byte[0]);
          case Text text -> reply.send(200, text.contentType(), text.content().getBytes(StandardCharsets.UTF_8));
          default -> reply.send(200, JSON, Json.bytes(answer));
        }
      } catch (Problem problem) {
        LOG.debug("{} {}: {} {}", exchange.getRequestMethod(), path, problem.status(), problem.getMessage());
        reply.send(problem.status(), "application/problem+json", Json.bytes(problem.body(path)));
      }
    } catch (IOException e) {
      LOG.debug("{} {}: the caller went away", exchange.getRequestMethod(), path);
    }
  }

  /** Finds the route and takes it. */
  Object answer(String method, String path, String rawQuery, String contentType, byte[] body, BooleanSupplier callerIsThere) {
    boolean known = false;
    for (Route route : routes) {
      Matcher matcher = route.path.matcher(path);
      if (!matcher.matches()) {
        continue;
      }
      known = true;
      if (route.method.equals(method)) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < route.names.size(); i++) {
          values.put(route.names.get(i), matcher.group(i + 1));
        }
        return call(route.handler, new Request(method, path, values, query(rawQuery), contentType, body, callerIsThere));
      }
    }
    if (path.startsWith("/v2/")) {
      throw Problem.unsupported("The sandbox does not offer " + method + " " + path
          + (known ? ", only another method of this path" : "") + "; use a full Camunda cluster for it.");
    }
    throw Problem.notFound("There is nothing at " + path);
  }

  private static Object call(Handler handler, Request request) {
    try {
      return handler.handle(request);
    } catch (Problem problem) {
      throw problem;
    } catch (Exception e) {
      LOG.error("{} {} failed", request.method(), request.path(), e);
      throw Problem.internal("Unexpected error occurred during the request processing: " + e);
    }
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    try (InputStream in = exchange.getRequestBody()) {
      byte[] body = in.readNBytes(MAX_BODY + 1);
      if (body.length > MAX_BODY) {
        in.skip(Long.MAX_VALUE);
        throw Problem.invalid("The request is larger than " + MAX_BODY + " bytes");
      }
      return body;
    }
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new LinkedHashMap<>();
    if (raw != null) {
      for (String pair : raw.split("&")) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        query.put(URLDecoder.decode(name, StandardCharsets.UTF_8), URLDecoder.decode(value, StandardCharsets.UTF_8));
      }
    }
    return query;
  }

  /** The answer to one exchange, which can be begun before it is known in order to see whether the caller still listens. */
  private static final class Reply {

    private final HttpExchange exchange;
    private boolean begun;

    Reply(HttpExchange exchange) {
      this.exchange = exchange;
    }

    /**
     * Knocks before something is handed out that must not get lost: begins the answer with a blank, which JSON allows.
     * A closed connection refuses the first one and so fails the second.
     */
    boolean callerIsThere() {
      try {
        if (!begun) {
          exchange.getResponseHeaders().set("Content-Type", JSON);
          exchange.sendResponseHeaders(200, 0);
          begun = true;
        }
        for (int knock = 0; knock < 2; knock++) {
          exchange.getResponseBody().write(' ');
          exchange.getResponseBody().flush();
          Thread.sleep(1);
        }
        return true;
      } catch (IOException e) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    void send(int status, String contentType, byte[] content) throws IOException {
      if (begun && status != 200) {
        throw new IOException("It is too late to answer " + status + "; the connection is cut so that the caller asks again");
      }
      if (!begun) {
        if (contentType != null) {
          exchange.getResponseHeaders().set("Content-Type", contentType);
        }
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
      }
      if (content.length > 0) {
        exchange.getResponseBody().write(content);
      }
      if (begun) {
        exchange.getResponseBody().close();
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
