package it.portaledgst.sandbox.zeebe;

import io.camunda.client.CamundaClient;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The sandbox's Zeebe as its users run it: a process of its own. */
public final class RunningSandbox implements AutoCloseable {

  private final Process process;
  private final List<String> output = new ArrayList<>();
  public final URI rest;
  public final URI management;
  public final URI grpc;

  private RunningSandbox(Process process) throws Exception {
    this.process = process;
    CompletableFuture<String> ready = new CompletableFuture<>();
    Thread.ofPlatform().daemon().start(() -> {
      try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          synchronized (output) {
            output.add(line);
          }
          if (line.startsWith("READY zeebe ")) {
            ready.complete(line);
          }
        }
      } catch (IOException e) {
        ready.completeExceptionally(e);
      }
      ready.completeExceptionally(new IllegalStateException("not ready: " + output()));
    });
    String line = ready.get(60, TimeUnit.SECONDS);
    rest = URI.create(line.replaceAll(".* rest=(\\S+).*", "$1"));
    management = URI.create(line.replaceAll(".* management=(\\S+).*", "$1"));
    grpc = URI.create(line.replaceAll(".* grpc=(\\S+).*", "$1"));
  }

  public static RunningSandbox temporary() throws Exception {
    return new RunningSandbox(launch("--port", "0", "--management-port", "0"));
  }

  static RunningSandbox on(Path data, String... more) throws Exception {
    List<String> options = new ArrayList<>(List.of("--port", "0", "--management-port", "0", "--data", data.toString()));
    options.addAll(List.of(more));
    return new RunningSandbox(launch(options.toArray(String[]::new)));
  }

  static Process launch(String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote", // many short runs
        "--add-opens", "java.base/sun.nio.ch=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED",
        "-cp", Path.of("target", "classes") + File.pathSeparator + Path.of("target", "lib", "*"),
        Sandbox.class.getName()));
    command.addAll(List.of(options));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  CamundaClient client() {
    return client(true);
  }

  /** @param overRest whether commands go over REST, as the product gives them, or over gRPC, as Camunda Process Test does */
  CamundaClient client(boolean overRest) {
    return CamundaClient.newClientBuilder()
        .restAddress(rest)
        .grpcAddress(grpc)
        .preferRestOverGrpc(overRest)
        .defaultRequestTimeout(Duration.ofSeconds(20))
        .build();
  }

  String output() {
    synchronized (output) {
      return String.join("\n", output);
    }
  }

  /** As kill -9 does it. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** As a service manager does it. @return whether it ended in time */
  boolean stop() throws InterruptedException {
    process.destroy();
    return process.waitFor(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws InterruptedException {
    if (!stop()) {
      kill();
    }
  }
}
