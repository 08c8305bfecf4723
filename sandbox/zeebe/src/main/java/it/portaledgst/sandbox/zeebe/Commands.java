package it.portaledgst.sandbox.zeebe;

import io.camunda.zeebe.logstreams.log.LogAppendEntry;
import io.camunda.zeebe.logstreams.log.LogStreamWriter;
import io.camunda.zeebe.logstreams.log.LogStreamWriter.WriteFailure;
import io.camunda.zeebe.logstreams.log.WriteContext;
import io.camunda.zeebe.protocol.impl.encoding.AuthInfo;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.RejectionType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.stream.api.CommandResponseWriter;
import io.camunda.zeebe.stream.api.InterPartitionCommandSender;
import io.camunda.zeebe.stream.impl.TypedEventRegistry;
import io.camunda.zeebe.util.buffer.BufferUtil;
import io.camunda.zeebe.util.buffer.BufferWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Puts commands on the log and brings the engine's answer back to whoever asked. */
final class Commands implements CommandResponseWriter, InterPartitionCommandSender {

  static final Duration PATIENCE = Duration.ofSeconds(20);

  /** The engine's answer: the record it wrote for our command. */
  record Answer(long key, Intent intent, ValueType valueType, byte[] value, long appended) {

    <T extends UnifiedRecordValue> T read(T target) {
      target.wrap(new UnsafeBuffer(value), 0, value.length);
      return target;
    }
  }

  private final FileLogStorage storage;
  private final LogStreamWriter writer;
  private final Map<Long, CompletableFuture<Answer>> pending = new ConcurrentHashMap<>();

  // Commands left on the log by an earlier run still carry that run's ids: start where it cannot have been.
  private final AtomicLong requestIds = new AtomicLong(System.currentTimeMillis() << 20);

  Commands(FileLogStorage storage, LogStreamWriter writer) {
    this.storage = storage;
    this.writer = writer;
  }

  Answer send(Intent intent, UnifiedRecordValue value) {
    return send(intent, -1, value);
  }

  Answer send(Intent intent, long key, UnifiedRecordValue value) {
    return send(intent, key, value, PATIENCE);
  }

  /** Writes the command, waits for the answer and until everything the answer rests on is on the disk. */
  Answer send(Intent intent, long key, UnifiedRecordValue value, Duration patience) {
    long id = requestIds.incrementAndGet();
    CompletableFuture<Answer> future = new CompletableFuture<>();
    pending.put(id, future);
    try {
      RecordMetadata metadata = metadata(value, intent).requestId(id).requestStreamId(1);
      write(WriteContext.userCommand(intent), entry(key, metadata, value));
      Answer answer = future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      storage.awaitSynced(answer.appended());
      return answer;
    } catch (ExecutionException e) {
      throw (Problem) e.getCause();
    } catch (TimeoutException e) {
      throw Problem.deadline(intent);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.unavailable("The sandbox is stopping");
    } finally {
      pending.remove(id);
    }
  }

  private void write(WriteContext context, LogAppendEntry entry) {
    writer.tryWrite(context, entry).ifLeft(failure -> {
      throw failure == WriteFailure.CLOSED ? Problem.unavailable("The sandbox is stopping")
          : failure == WriteFailure.INVALID_ARGUMENT ? Problem.invalid("The command is not valid")
          : Problem.exhausted();
    });
  }

  private static LogAppendEntry entry(long key, RecordMetadata metadata, UnifiedRecordValue value) {
    return key < 0 ? LogAppendEntry.of(metadata, value) : LogAppendEntry.of(key, metadata, value);
  }

  private static RecordMetadata metadata(UnifiedRecordValue value, Intent intent) {
    return new RecordMetadata()
        .recordType(RecordType.COMMAND)
        .valueType(TypedEventRegistry.TYPE_REGISTRY.get(value.getClass()))
        .intent(intent)
        .authorization(new AuthInfo().setClaims(Map.of("authorized_anonymous_user", true)));
  }

  /** Fails everyone who is still waiting: the partition goes away. */
  void abandon() {
    pending.values().forEach(future -> future.completeExceptionally(Problem.unavailable("The partition was stopped or purged")));
  }

  // One partition, so what the engine sends to "the other partitions" comes back to its own log.
  @Override
  public void sendCommand(int partition, ValueType type, Intent intent, Long key, UnifiedRecordValue value, AuthInfo auth) {
    RecordMetadata metadata = metadata(value, intent).valueType(type);
    if (auth != null) {
      metadata.authorization(auth);
    }
    write(WriteContext.interPartition(), entry(key == null ? -1 : key, metadata, value));
  }

  // What follows is called by the stream processor, on its one thread, after the result was appended to the log.

  private long key;
  private Intent intent;
  private RecordType recordType;
  private ValueType valueType;
  private RejectionType rejectionType;
  private String rejectionReason;
  private byte[] value;

  @Override
  public CommandResponseWriter partitionId(int partitionId) {
    return this;
  }

  @Override
  public CommandResponseWriter key(long key) {
    this.key = key;
    return this;
  }

  @Override
  public CommandResponseWriter intent(Intent intent) {
    this.intent = intent;
    return this;
  }

  @Override
  public CommandResponseWriter recordType(RecordType recordType) {
    this.recordType = recordType;
    return this;
  }

  @Override
  public CommandResponseWriter valueType(ValueType valueType) {
    this.valueType = valueType;
    return this;
  }

  @Override
  public CommandResponseWriter rejectionType(RejectionType rejectionType) {
    this.rejectionType = rejectionType;
    return this;
  }

  @Override
  public CommandResponseWriter rejectionReason(DirectBuffer reason) {
    this.rejectionReason = BufferUtil.bufferAsString(reason);
    return this;
  }

  @Override
  public CommandResponseWriter valueWriter(BufferWriter source) {
    value = new byte[source.getLength()];
    source.write(new UnsafeBuffer(value), 0);
    return this;
  }

  @Override
  public void tryWriteResponse(int requestStreamId, long requestId) {
    CompletableFuture<Answer> future = pending.get(requestId);
    if (future == null) {
      return; // the caller gave up, or asked an earlier run
    }
    if (recordType == RecordType.COMMAND_REJECTION) {
      future.completeExceptionally(Problem.rejected(intent, rejectionType, rejectionReason));
    } else {
      future.complete(new Answer(key, intent, valueType, value, storage.appended()));
    }
  }
}
