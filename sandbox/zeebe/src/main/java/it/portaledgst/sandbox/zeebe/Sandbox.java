package it.portaledgst.sandbox.zeebe;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sandbox's Zeebe: starts the broker and its two ports, says that it is ready, and waits to be stopped. */
public final class Sandbox {

  private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);

  private record Options(int port, int managementPort, int grpcPort, Path data, int keepFinished, String bind) {

    private static final String USAGE = "Options: --port 8088 --management-port 9600 --grpc-port 0 --data <directory>"
        + " --keep-finished 100000 --bind 127.0.0.1";

    static Options parse(String[] args) {
      int port = 8088;
      int managementPort = 9600;
      int grpcPort = 0;
      Path data = null;
      int keepFinished = 100_000;
      String bind = "127.0.0.1";
      for (int i = 0; i < args.length; i += 2) {
        if (i + 1 == args.length) {
          throw new StartFailure("Option " + args[i] + " has no value. " + USAGE);
        }
        String value = args[i + 1];
        switch (args[i]) {
          case "--port" -> port = port(value);
          case "--management-port" -> managementPort = port(value);
          case "--grpc-port" -> grpcPort = port(value);
          case "--data" -> data = Path.of(value);
          case "--keep-finished" -> keepFinished = number(value, "a number of instances", Integer.MAX_VALUE);
          case "--bind" -> bind = value;
          default -> throw new StartFailure("Unknown option " + args[i] + ". " + USAGE);
        }
      }
      return new Options(port, managementPort, grpcPort, data, keepFinished, bind);
    }

    private static int port(String value) {
      return number(value, "a port", 65_535);
    }

    private static int number(String value, String what, int max) {
      try {
        int number = Integer.parseInt(value);
        if (number >= 0 && number <= max) {
          return number;
        }
      } catch (NumberFormatException e) {
        // told below
      }
      throw new StartFailure("'" + value + "' is not " + what + ". " + USAGE);
    }
  }

  private Sandbox() {}

  public static void main(String[] args) {
    // Small answers on kept connections: without this each one waits for the other side's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    // Clients keep connections for long; closing an idle one just as a request arrives would look like a lost request.
    System.setProperty("sun.net.httpserver.idleInterval", "600");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
    try {
      run(Options.parse(args));
    } catch (StartFailure failure) {
      System.err.println(failure.getMessage());
      System.exit(2);
    } catch (Exception e) {
      LOG.error("The sandbox's Zeebe could not start", e);
      System.err.println("The sandbox's Zeebe could not start: " + e);
      System.exit(1);
    }
  }

  private static void run(Options options) throws Exception {
    long start = System.nanoTime();
    boolean temporary = options.data == null;
    RestServer rest = new RestServer("REST", options.bind, options.port);
    RestServer management = new RestServer("management", options.bind, options.managementPort);
    Path data = temporary ? Files.createTempDirectory("sandbox-zeebe") : options.data;
    Broker broker = new Broker(data, !temporary, options.keepFinished, Sandbox::die);

    ClusterApi cluster = new ClusterApi(broker);
    cluster.routes(rest);
    cluster.managementRoutes(management);
    DeploymentsApi deployments = new DeploymentsApi(broker);
    deployments.routes(rest);
    new ProcessInstancesApi(broker).routes(rest);
    new JobsApi(broker).routes(rest);
    new MessagesApi(broker).routes(rest);
    new UserTasksApi(broker).routes(rest);
    new IncidentsApi(broker).routes(rest);
    new DecisionsApi(broker).routes(rest);
    new SearchApi(broker).routes(rest);
    new StatusPage(broker).routes(rest);
    GrpcGateway grpc = new GrpcGateway(rest, deployments, options.bind, options.grpcPort);
    rest.start();
    management.start();

    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
      grpc.close();
      rest.close();
      management.close();
      try {
        broker.close();
        if (temporary) {
          Directories.delete(data);
        }
        LOG.info("Stopped");
      } catch (Exception e) {
        LOG.error("The sandbox's Zeebe did not stop cleanly; the log is complete nevertheless", e);
      }
      stopped.countDown();
    }));

    String restAddress = "http://" + options.bind + ":" + rest.port();
    String managementAddress = "http://" + options.bind + ":" + management.port();
    LOG.info("Ready at {} after {} s: {} records so far, data {}", restAddress,
        "%.1f".formatted((System.nanoTime() - start) / 1e9), broker.partition().records(), temporary ? "thrown away at the end" : data);
    System.out.println("READY zeebe rest=" + restAddress + " management=" + managementAddress
        + " grpc=http://" + options.bind + ":" + grpc.port());
    System.out.flush();
    stopped.await();
  }

  /** What was acknowledged is on the disk, so the honest thing after a broken log or engine is to end and be started again. */
  private static void die(Throwable cause) {
    LOG.error("The sandbox's Zeebe cannot go on", cause);
    System.err.println("The sandbox's Zeebe cannot go on: " + cause.getMessage());
    Runtime.getRuntime().halt(1);
  }
}
