package it.portaledgst.workers.engine;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobExceptionHandler;
import io.camunda.client.exception.BpmnError;
import io.camunda.client.jobhandling.JobExceptionHandlerSupplier;
import it.portaledgst.workers.WorkFailed;
import it.portaledgst.workers.WorkPostponed;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What becomes of a job that failed: another try after a pause that grows from 5 s to 10 min, and after the last one an
 * incident whose message says in Italian what to do. What only came too early loses no try. Exceptions' own messages may hold anything and go to the log only.
 */
@Component
class JobFailures implements JobExceptionHandlerSupplier {

    private static final Logger LOG = LoggerFactory.getLogger(JobFailures.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final int GROWTH = 6;
    /** What the models give each job; the first failure leaves one less. */
    private static final int TRIES = 5;

    @Override
    public JobExceptionHandler getJobExceptionHandler(JobExceptionHandlerSupplierContext context) {
        return failure -> {
            var job = failure.getActivatedJob();
            if (failure.getException() instanceof BpmnError error) {
                failure.getJobClient().newThrowErrorCommand(job.getKey()).errorCode(error.getErrorCode())
                        .errorMessage(error.getErrorMessage()).send().exceptionally(e -> notTold(job, e));
                return;
            }
            var early = failure.getException() instanceof WorkPostponed postponed ? postponed : null;
            int left = early != null ? job.getRetries() : Math.max(0, job.getRetries() - 1);
            var pause = early != null ? early.pause() : pause(left);
            log(job, left, failure.getException());
            failure.getJobClient().newFailCommand(job.getKey()).retries(left).retryBackoff(pause)
                    .errorMessage(sentence(job, failure.getException())).send().exceptionally(e -> notTold(job, e));
        };
    }

    static Duration pause(int triesLeft) {
        var pause = FIRST_PAUSE;
        for (int tried = TRIES - triesLeft; tried > 1 && pause.compareTo(LONGEST_PAUSE) < 0; tried--) {
            pause = pause.multipliedBy(GROWTH);
        }
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    static String sentence(ActivatedJob job, Exception failure) {
        return failure instanceof WorkFailed known ? known.getMessage()
                : "Errore imprevisto (" + failure.getClass().getSimpleName() + ") nel passo «" + job.getElementId()
                + "»: cercare il job " + job.getKey() + " nel log dei worker, rimuovere la causa, poi ritentare.";
    }

    private static void log(ActivatedJob job, int left, Exception failure) {
        if (failure instanceof WorkFailed) {
            LOG.warn("job {} ({}) failed, {} tries left: {}", job.getKey(), job.getType(), left, failure.getMessage());
        } else {
            LOG.error("job {} ({}) failed, {} tries left", job.getKey(), job.getType(), left, failure);
        }
    }

    /** The engine hands the job out again once its time is over. */
    private static <T> T notTold(ActivatedJob job, Throwable e) {
        LOG.warn("the engine was not told that job {} failed: {}", job.getKey(), e.toString());
        return null;
    }
}
