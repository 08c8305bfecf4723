package it.portaledgst.bench.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobWorker;
import io.grpc.Status;
import it.portaledgst.bench.BenchFailure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Begins instances of one scenario and works on their jobs, with a fixed number of instances under way at any time. An
 * instance counts once the engine has acknowledged each of its jobs; that it is over then, the engine is asked afterwards.
 * Anything that does not go as it should is a {@link BenchFailure}: there is no figure without the work.
 */
final class Load {

    /**
     * @param seconds          from the first command to the last acknowledgement
     * @param processorSeconds what the engine spent on it
     */
    record Outcome(int instances, double seconds, double processorSeconds) {
        double perSecond() {
            return instances / seconds;
        }

        double processorMillisEach() {
            return processorSeconds * 1000 / instances;
        }
    }

    private static final Duration POLL = Duration.ofSeconds(1);

    private final RunningEngine engine;
    private final CamundaClient client;
    private final Scenario scenario;
    private final int underWay;
    private final Duration patience;
    private final Map<Long, Set<String>> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Semaphore free;
    private volatile long lastArrival;

    /**
     * @param underWay how many instances are on their way at the same time
     * @param patience for how long nothing may arrive
     */
    Load(RunningEngine engine, Scenario scenario, int underWay, Duration patience) {
        this.engine = engine;
        this.client = engine.client();
        this.scenario = scenario;
        this.underWay = underWay;
        this.patience = patience;
        this.free = new Semaphore(underWay);
    }

    /**
     * Runs until so many instances have arrived, or the time is over; then those under way are seen to their end.
     *
     * @param progress is told from time to time how many have arrived
     */
    Outcome run(int instances, Duration atMost, IntConsumer progress) {
        var workers = scenario.jobTypes().stream().map(this::work).toList();
        int begun = 0;
        var spentBefore = engine.processorTime();
        long start = System.nanoTime();
        try {
            while (begun < instances && System.nanoTime() - start < atMost.toNanos()) {
                awaitOneFree(begun);
                scenario.begin(client).whenComplete((done, problem) -> failed(problem));
                begun++;
                progress.accept(arrived.get());
            }
            for (int place = 0; place < underWay; place++) {
                awaitOneFree(begun);
                progress.accept(arrived.get());
            }
        } finally {
            workers.forEach(JobWorker::close);
        }
        awaitLastPolls(workers);
        failIfSomethingFailed();
        if (arrived.get() != begun || acknowledged.size() != begun || begun == 0) {
            throw new BenchFailure(scenario.name() + ": " + begun + " instances were begun, " + acknowledged.size() + " were worked on and "
                    + arrived.get() + " arrived");
        }
        var outcome = new Outcome(begun, (lastArrival - start) / 1e9, engine.processorTime().minus(spentBefore).toNanos() / 1e9);
        askWhatBecameOfThem();
        return outcome;
    }

    private JobWorker work(String type) {
        return client.newWorker().jobType(type).handler((jobs, job) ->
                jobs.newCompleteCommand(job).send().whenComplete((done, problem) -> {
                    failed(problem);
                    if (problem == null) {
                        scenario.afterwards(client, job).ifPresent(sent -> sent.whenComplete((ok, wrong) -> failed(wrong)));
                        acknowledge(job);
                    }
                })).timeout(Duration.ofMinutes(5)).requestTimeout(POLL).maxJobsActive(underWay).fetchVariables("noticeCode").open();
    }

    private void acknowledge(ActivatedJob job) {
        var types = acknowledged.computeIfAbsent(job.getProcessInstanceKey(), key -> ConcurrentHashMap.newKeySet());
        if (!types.add(job.getType())) {
            failed(new BenchFailure(scenario.name() + ": the job " + job.getType() + " of instance " + job.getProcessInstanceKey()
                    + " was done twice"));
        } else if (types.size() == scenario.jobTypes().size()) {
            lastArrival = System.nanoTime();
            arrived.incrementAndGet();
            free.release();
        }
    }

    private void failed(Throwable problem) {
        if (problem != null) {
            failure.compareAndSet(null, problem);
        }
    }

    private void awaitOneFree(int begun) {
        try {
            long end = System.nanoTime() + patience.toNanos();
            while (!free.tryAcquire(100, TimeUnit.MILLISECONDS)) {
                failIfSomethingFailed();
                if (System.nanoTime() > end) {
                    throw new BenchFailure(scenario.name() + ": nothing happened for " + patience.toSeconds() + " s; " + arrived.get() + " of "
                            + begun + " instances had arrived");
                }
            }
            failIfSomethingFailed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    private void failIfSomethingFailed() {
        if (failure.get() != null) {
            throw new BenchFailure(scenario.name() + ": " + failure.get().getMessage()
                    + (engine.isAlive() ? "" : "; the engine has ended, its last words: " + engine.lastWords()), failure.get());
        }
    }

    /** A closed worker whose poll is not answered yet would take jobs of the next run with it. */
    private static void awaitLastPolls(List<JobWorker> workers) {
        long end = System.nanoTime() + POLL.plusSeconds(20).toNanos();
        while (!workers.stream().allMatch(JobWorker::isClosed)) {
            if (System.nanoTime() > end) {
                throw new BenchFailure("a worker's last poll was not answered");
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Variables can be set on an instance as long as it is not over; every engine answers this, also one without searches. */
    private void askWhatBecameOfThem() {
        var asked = new ArrayDeque<CompletableFuture<Boolean>>();
        int over = 0;
        for (var instance : acknowledged.keySet()) {
            asked.add(client.newSetVariablesCommand(instance).variables(Map.of("asked", true)).send().toCompletableFuture().handle((done, problem) -> isOver(problem)));
            if (asked.size() == underWay) {
                over += asked.remove().join() ? 1 : 0;
            }
        }
        over += (int) asked.stream().filter(CompletableFuture::join).count();
        int expected = scenario.ends() ? acknowledged.size() : 0;
        if (over != expected) {
            throw new BenchFailure(scenario.name() + ": " + over + " of " + acknowledged.size() + " instances were over, not " + expected);
        }
    }

    private static boolean isOver(Throwable problem) {
        return switch (problem) {
            case null -> false;
            case ProblemException rest when rest.code() == 404 -> true;
            case Throwable grpc when Status.fromThrowable(grpc).getCode() == Status.Code.NOT_FOUND -> true;
            default -> throw new BenchFailure("cannot ask whether an instance is over: " + problem.getMessage(), problem);
        };
    }
}
