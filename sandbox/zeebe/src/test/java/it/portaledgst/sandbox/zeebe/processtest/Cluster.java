package it.portaledgst.sandbox.zeebe.processtest;

import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.CamundaProcessTestRuntimeMode;
import it.portaledgst.sandbox.zeebe.RunningSandbox;
import java.time.Duration;
import java.util.Locale;

/**
 * What Camunda Process Test talks to here: a sandbox, started once per test run as a process of its own, or with
 * {@code -Dcamunda.process-test.runtime-mode=managed} a Camunda that Camunda Process Test manages with Docker.
 */
final class Cluster {

  static final CamundaProcessTestRuntimeMode MODE = CamundaProcessTestRuntimeMode.valueOf(
      System.getProperty("camunda.process-test.runtime-mode", "remote").toUpperCase(Locale.ROOT));

  static {
    // Camunda Process Test sleeps this long before it looks, at each assertion; and a busy machine may be slow.
    CamundaAssert.setAssertionInterval(Duration.ofMillis(20));
    CamundaAssert.setAssertionTimeout(Duration.ofSeconds(30));
  }

  private static RunningSandbox sandbox;

  private Cluster() {}

  static boolean isSandbox() {
    return MODE == CamundaProcessTestRuntimeMode.REMOTE;
  }

  static CamundaProcessTestExtension extension() {
    CamundaProcessTestExtension extension = new CamundaProcessTestExtension().withRuntimeMode(MODE);
    if (!isSandbox()) {
      return extension;
    }
    start();
    return extension
        .withRemoteCamundaMonitoringApiAddress(sandbox.management)
        .withRemoteCamundaClientBuilderFactory(() ->
            CamundaClient.newClientBuilder().restAddress(sandbox.rest).grpcAddress(sandbox.grpc));
  }

  private static synchronized void start() {
    if (sandbox == null) {
      try {
        sandbox = RunningSandbox.temporary();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(() -> {
        try {
          sandbox.close();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }));
    }
  }
}
