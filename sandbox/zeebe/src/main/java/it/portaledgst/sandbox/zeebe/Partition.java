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
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one partition: Camunda's engine between our log file and a RocksDB that is built anew from the log at each start.
 */
final class Partition implements AutoCloseable {

  static final int ID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(Partition.class);
  private static final int REQUESTS_IN_FLIGHT = 1000;

  private final FileLogStorage storage;
  private final LogStream logStream;
  private final ZeebeDb<ZbColumnFamilies> db;
  private final StreamProcessor processor;
  private final Commands commands;
  private final JobNotices jobs = new JobNotices();
  private final ReadModel readModel;
  private final RecordFeed feed;
  private volatile boolean healthy;

  Partition(Path directory, boolean durable, ActorClock clock, ActorScheduler scheduler, Consumer<Throwable> onFailure)
      throws Exception {
    Files.createDirectories(directory);
    Path state = directory.resolve("state");
    Directories.delete(state);

    storage = new FileLogStorage(directory.resolve("log"), durable, onFailure::accept);
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
    readModel = new ReadModel();
    feed = new RecordFeed(logStream, storage, readModel);

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
    healthy = true;
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

  ReadModel readModel() {
    return readModel;
  }

  boolean healthy() {
    return healthy;
  }

  long records() {
    return Math.max(0, storage.highestCommittedPosition());
  }

  long logSize() {
    return storage.size();
  }

  @Override
  public void close() throws IOException {
    healthy = false;
    jobs.close();
    processor.closeAsync().join();
    commands.abandon();
    feed.close();
    logStream.close();
    storage.close();
    try {
      db.close();
    } catch (Exception e) {
      throw new IOException("RocksDB did not close", e);
    }
  }
}
