package it.portaledgst.sandbox.zeebe;

import com.netflix.concurrency.limits.limit.FixedLimit;
import io.camunda.search.clients.SearchClientsProxy;
import io.camunda.security.auth.BrokerRequestAuthorizationConverter;
import io.camunda.security.configuration.SecurityConfiguration;
import io.camunda.zeebe.db.AccessMetricsConfiguration;
import io.camunda.zeebe.db.ConsistencyChecksSettings;
import io.camunda.zeebe.db.ZeebeDb;
import io.camunda.zeebe.db.impl.rocksdb.RocksDbConfiguration;
import io.camunda.zeebe.db.impl.rocksdb.ZeebeRocksDbFactory;
import io.camunda.zeebe.engine.Engine;
import io.camunda.zeebe.engine.EngineConfiguration;
import io.camunda.zeebe.engine.processing.EngineProcessors;
import io.camunda.zeebe.engine.processing.message.command.SubscriptionCommandSender;
import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.logstreams.log.LoggedEvent;
import io.camunda.zeebe.protocol.ZbColumnFamilies;
import io.camunda.zeebe.scheduler.ActorScheduler;
import io.camunda.zeebe.scheduler.clock.ActorClock;
import io.camunda.zeebe.stream.api.ReadonlyStreamProcessorContext;
import io.camunda.zeebe.stream.api.StreamClock;
import io.camunda.zeebe.stream.api.StreamProcessorLifecycleAware;
import io.camunda.zeebe.stream.api.records.TypedRecord;
import io.camunda.zeebe.stream.impl.StreamProcessor;
import io.camunda.zeebe.stream.impl.StreamProcessorListener;
import io.camunda.zeebe.util.FeatureFlags;
import io.camunda.zeebe.util.health.FailureListener;
import io.camunda.zeebe.util.health.HealthReport;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one partition: Camunda's engine between our log and a RocksDB. At a start the RocksDB is the newest snapshot plus
 * what is replayed from the log; what the snapshot and the read model both stand for is removed from the log.
 */
final class Partition implements AutoCloseable {

  static final int ID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(Partition.class);
  private static final int REQUESTS_IN_FLIGHT = 1000;
  private static final long SNAPSHOT_AFTER_BYTES = 32L * 1024 * 1024;
  private static final Duration SNAPSHOT_AFTER = Duration.ofMinutes(5);

  private final FileLogStorage storage;
  private final Snapshots snapshots;
  private final LogStream logStream;
  private final ZeebeDb<ZbColumnFamilies> db;
  private final StreamProcessor processor;
  private final Commands commands;
  private final JobNotices jobs = new JobNotices();
  private final ReadModel readModel;
  private final RecordFeed feed;
  private final ScheduledExecutorService housekeeping =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("snapshots").daemon().factory());
  private final boolean durable;
  private volatile boolean healthy;
  private volatile long snapshotPosition;
  private long snapshotLogSize;
  private long snapshotTime = System.nanoTime();

  /** @param keepFinished see {@link ReadModel} */
  Partition(Path directory, boolean durable, int keepFinished, ActorClock clock, ActorScheduler scheduler, Consumer<Throwable> onFailure)
      throws Exception {
    this.durable = durable;
    Files.createDirectories(directory);
    Path state = directory.resolve("state");
    snapshots = new Snapshots(directory);
    snapshots.restore(state);

    storage = new FileLogStorage(logDirectory(directory), durable, onFailure);
    readModel = new ReadModel(directory.resolve("history.db"), durable, keepFinished);
    if (readModel.position() + 1 < storage.lowestPosition()) {
      throw new StartFailure("The history in " + directory + " is missing or of another version, and the log no longer goes back to"
          + " its beginning. Begin with an empty data directory.");
    }
    logStream = LogStream.builder()
        .withPartitionId(ID)
        .withLogName("sandbox")
        .withLogStorage(storage)
        .withClock(clock)
        .withRequestLimit(FixedLimit.of(REQUESTS_IN_FLIGHT))
        .withMeterRegistry(new SimpleMeterRegistry())
        .build();
    db = new ZeebeRocksDbFactory<ZbColumnFamilies>(
        new RocksDbConfiguration().setMemoryLimit(64L * 1024 * 1024),
        new ConsistencyChecksSettings(true, true),
        new AccessMetricsConfiguration(AccessMetricsConfiguration.Kind.NONE, ID),
        SimpleMeterRegistry::new)
        .createDb(state.toFile());
    commands = new Commands(storage, logStream.newLogStreamWriter());
    feed = new RecordFeed(logStream, storage, readModel, onFailure);

    CompletableFuture<Void> recovered = new CompletableFuture<>();
    processor = processor(clock, scheduler, recovered);
    processor.addFailureListener(new FailureListener() {
      @Override
      public void onFailure(HealthReport report) {
        LOG.error("The engine reports a failure: {}", report);
      }

      @Override
      public void onRecovered(HealthReport report) {
        LOG.info("The engine reports that it works again");
      }

      @Override
      public void onUnrecoverableFailure(HealthReport report) {
        healthy = false;
        onFailure.accept(new IllegalStateException("The engine stopped: " + report));
      }
    });
    processor.openAsync(false).join();
    recovered.get(10, TimeUnit.MINUTES);
    feed.awaitCaughtUp();
    snapshotPosition = processedPosition();
    snapshotLogSize = storage.size();
    if (durable) {
      housekeeping.scheduleWithFixedDelay(this::snapshotIfDue, 1, 1, TimeUnit.SECONDS);
    }
    healthy = true;
  }

  /** Earlier versions kept the whole log in one file of this name; its entries were the same. */
  private static Path logDirectory(Path directory) throws IOException {
    Path log = directory.resolve("log");
    if (Files.isRegularFile(log)) {
      Path file = Files.move(log, directory.resolve("log.single"));
      Files.createDirectories(log);
      Files.move(file, log.resolve("%020d.log".formatted(1)));
    }
    return log;
  }

  /** Takes a snapshot at once and waits for it. */
  void snapshotNow() throws InterruptedException, ExecutionException {
    housekeeping.submit(this::snapshot).get();
  }

  private void snapshotIfDue() {
    boolean grown = storage.size() - snapshotLogSize >= SNAPSHOT_AFTER_BYTES;
    boolean old = System.nanoTime() - snapshotTime >= SNAPSHOT_AFTER.toNanos();
    if (grown || old) {
      snapshot();
    }
  }

  /** Copies the engine's state and shortens the log. When that fails, the log only stays longer. */
  private void snapshot() {
    try {
      long start = System.nanoTime();
      long processed = processedPosition();
      if (processed > snapshotPosition) {
        long before = storage.size();
        snapshots.take(db, processed, storage);
        storage.compact(Math.min(processed, readModel.sync()));
        LOG.info("Snapshot at record {} in {} ms; the log went from {} to {} KiB", processed,
            (System.nanoTime() - start) / 1_000_000, before / 1024, storage.size() / 1024);
        snapshotPosition = processed;
      }
      snapshotLogSize = storage.size();
      snapshotTime = System.nanoTime();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | SQLException | RuntimeException e) {
      LOG.warn("A snapshot could not be taken and will be tried again; nothing is lost", e);
    }
  }

  private StreamProcessor processor(ActorClock clock, ActorScheduler scheduler, CompletableFuture<Void> recovered) {
    SecurityConfiguration security = new SecurityConfiguration();
    security.getAuthorizations().setEnabled(false);
    EngineConfiguration configuration = new EngineConfiguration()
        .setEnableIdentitySetup(false)
        .setEnableAuthorization(false);
    StreamProcessorLifecycleAware onRecovered = new StreamProcessorLifecycleAware() {
      @Override
      public void onRecovered(ReadonlyStreamProcessorContext context) {
        recovered.complete(null);
      }

      @Override
      public void onFailed() {
        recovered.completeExceptionally(new IllegalStateException("The log could not be replayed, see the log lines above"));
      }
    };
    return StreamProcessor.builder()
        .logStream(logStream)
        .zeebeDb(db)
        .actorSchedulingService(scheduler)
        .commandResponseWriter(commands)
        .partitionCommandSender(commands)
        .recordProcessors(List.of(new Engine(
            context -> EngineProcessors.createEngineProcessors(
                context,
                1,
                new SubscriptionCommandSender(context.getPartitionId(), commands),
                commands,
                FeatureFlags.createDefault(),
                jobs,
                SearchClientsProxy.noop(),
                new BrokerRequestAuthorizationConverter(security)),
            configuration,
            security)))
        .listener(new StreamProcessorListener() {
          @Override
          public void onProcessed(TypedRecord<?> command) {
            logStream.getFlowControl().onProcessed(command.getPosition());
          }

          @Override
          public void onSkipped(LoggedEvent skipped) {
            logStream.getFlowControl().onProcessed(skipped.getPosition());
          }
        })
        .clock(StreamClock.controllable(clock))
        .setScheduledTaskCheckInterval(Duration.ofMillis(50))
        .meterRegistry(new SimpleMeterRegistry())
        .addLifecycleListener(onRecovered)
        .build();
  }

  Commands commands() {
    return commands;
  }

  JobNotices jobs() {
    return jobs;
  }

  /** Waits until searches show everything that was answered so far. */
  void awaitSearchable() throws InterruptedException {
    feed.awaitCaughtUp();
  }

  ReadModel readModel() {
    return readModel;
  }

  boolean healthy() {
    return healthy;
  }

  /** How many records there have been since the partition began. */
  long records() {
    return Math.max(0, storage.syncedPosition());
  }

  /** Up to which record the newest snapshot goes; at a start, up to which all was replayed. */
  long snapshotPosition() {
    return snapshotPosition;
  }

  long processedPosition() {
    return processor.getLastProcessedPositionAsync().join();
  }

  long logSize() {
    return storage.size();
  }

  @Override
  public void close() throws IOException {
    healthy = false;
    jobs.close();
    stopHousekeeping();
    processor.closeAsync().join();
    commands.abandon();
    feed.close();
    logStream.close();
    storage.close();
    try {
      readModel.close();
      db.close();
    } catch (Exception e) {
      throw new IOException("The databases did not close", e);
    }
  }

  private void stopHousekeeping() {
    if (durable) {
      housekeeping.execute(this::snapshot); // the next start has less to replay
    }
    housekeeping.shutdown();
    try {
      housekeeping.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
