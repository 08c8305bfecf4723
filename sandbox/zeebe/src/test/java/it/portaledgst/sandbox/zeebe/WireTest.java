package it.portaledgst.sandbox.zeebe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.MessageLite;
import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.zeebe.gateway.protocol.GatewayGrpc;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** {@code docs/zeebe-wire.md} says what the sandbox offers of what Camunda's libraries can call; this keeps it true. */
class WireTest extends SandboxTest {

  private record Row(String call, boolean supported, Set<String> usedBy) {

    String method() {
      return call.substring(0, call.indexOf(' '));
    }

    String path() {
      return call.substring(call.indexOf(' ') + 1);
    }

    /** As it stands in the byte code: without the names of what goes into the path. */
    String anonymous() {
      return call.replaceAll("\\{[^}]*}", "{}");
    }
  }

  private static final Pattern ROW = Pattern.compile("\\| `((?:GET|PUT|POST|PATCH|DELETE|rpc) \\S+)` \\| (yes|501) \\|.*\\| ([^|]+) \\|");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static List<Row> table() throws Exception {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("..", "..", "docs", "zeebe-wire.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.add(new Row(row.group(1), row.group(2).equals("yes"), Set.of(row.group(3).split(", "))));
      } else {
        assertThat(line).as("a row that cannot be read").doesNotStartWith("| `");
      }
    }
    assertThat(rows).extracting(Row::call).doesNotHaveDuplicates();
    return rows;
  }

  private static Set<String> calls(List<Row> rows, String user, String start) {
    return rows.stream().filter(row -> row.usedBy.contains(user)).map(Row::anonymous).filter(call -> call.matches(start))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Path jar(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  @Test
  void listsEveryCallOfTheClientAndNoOther() throws Exception {
    Set<String> made = new TreeSet<>();
    for (String call : HttpCalls.in(jar(CamundaClient.class), "io/camunda/client/impl/")) {
      if (!call.endsWith(" /{}")) { // the HTTP client's own plumbing, which is given the path
        made.add(call.replaceFirst(" ", " /v2"));
      }
    }
    assertThat(made).hasSizeGreaterThan(150);
    assertThat(calls(table(), "client", "(?!rpc).*")).isEqualTo(made);
  }

  @Test
  void listsEveryManagementCallOfCamundaProcessTest() throws Exception {
    Set<String> made = HttpCalls.in(jar(CamundaAssert.class), "io/camunda/process/test/impl/client/");
    assertThat(made).contains("POST /actuator/cluster/purge");
    made.removeIf(call -> !call.contains(" /actuator/"));
    assertThat(calls(table(), "CPT", "\\w+ /actuator/.*")).isEqualTo(made);
  }

  @Test
  void listsEveryRemoteProcedure() throws Exception {
    assertThat(table().stream().filter(row -> row.method().equals("rpc")).map(Row::path))
        .containsExactlyInAnyOrderElementsOf(procedures().keySet());
  }

  @Test
  void answersAsTheTableSays() throws Exception {
    List<Executable> checks = new ArrayList<>();
    for (Row row : table()) {
      checks.add(() -> {
        if (row.method().equals("rpc")) {
          checkProcedure(row);
        } else {
          check(row);
        }
      });
    }
    assertAll(checks);
  }

  private static void check(Row row) throws Exception {
    URI host = row.path().startsWith("/actuator/") ? sandbox.management : sandbox.rest;
    boolean withBody = !row.method().equals("GET") && !row.method().equals("DELETE");
    HttpResponse<String> answer = HTTP.send(HttpRequest.newBuilder(URI.create(host + row.path().replaceAll("\\{[^}]*}", "4711")))
        .header("Content-Type", "application/json")
        .method(row.method(), withBody ? HttpRequest.BodyPublishers.ofString("{}") : HttpRequest.BodyPublishers.noBody())
        .build(), HttpResponse.BodyHandlers.ofString());
    if (row.supported) {
      assertThat(answer.statusCode()).as("%s: %s", row.call, answer.body()).isIn(200, 204, 400, 404, 409);
      assertThat(answer.body()).doesNotContain("There is nothing at");
    } else {
      assertThat(answer.statusCode()).as(row.call).isEqualTo(501);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      JsonNode problem = new ObjectMapper().readTree(answer.body());
      assertThat(problem.path("title").asText()).isEqualTo("NOT_IMPLEMENTED");
      assertThat(problem.path("status").asInt()).isEqualTo(501);
      assertThat(problem.path("detail").asText()).as(row.call).matches("\\p{Lu}.* .*\\.");
    }
  }

  private static Map<String, MethodDescriptor<?, ?>> procedures() {
    Map<String, MethodDescriptor<?, ?>> procedures = new LinkedHashMap<>();
    GatewayGrpc.getServiceDescriptor().getMethods().forEach(method -> procedures.put(method.getBareMethodName(), method));
    return procedures;
  }

  @SuppressWarnings("unchecked")
  private static void checkProcedure(Row row) {
    MethodDescriptor<MessageLite, MessageLite> method = (MethodDescriptor<MessageLite, MessageLite>) procedures().get(row.path());
    MessageLite empty = ((PrototypeMarshaller<MessageLite>) method.getRequestMarshaller()).getMessagePrototype();
    ManagedChannel channel = NettyChannelBuilder.forAddress(sandbox.grpc.getHost(), sandbox.grpc.getPort()).usePlaintext().build();
    Status.Code code = Status.Code.OK;
    try {
      ClientCalls.blockingServerStreamingCall(channel, method, CallOptions.DEFAULT, empty).forEachRemaining(ignored -> {});
    } catch (StatusRuntimeException e) {
      code = e.getStatus().getCode();
    } finally {
      channel.shutdownNow();
    }
    if (row.supported) {
      assertThat(code).as(row.call).isIn(Status.Code.OK, Status.Code.INVALID_ARGUMENT, Status.Code.NOT_FOUND);
    } else {
      assertThat(code).as(row.call).isEqualTo(Status.Code.UNIMPLEMENTED);
    }
  }
}
