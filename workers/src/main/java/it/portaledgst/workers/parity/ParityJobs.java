package it.portaledgst.workers.parity;

import io.camunda.client.CamundaClient;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.response.ProcessInstance;
import it.portaledgst.domain.lock.Locks;
import it.portaledgst.domain.parity.Difference;
import it.portaledgst.domain.parity.Parity;
import it.portaledgst.domain.parity.RunningInstance;
import it.portaledgst.processes.CompanyStatementProcess;
import it.portaledgst.processes.ParityCheckProcess;
import it.portaledgst.processes.ParityCheckProcess.Case;
import it.portaledgst.processes.ParityCheckProcess.Compared;
import it.portaledgst.processes.ParityCheckProcess.Decisions;
import it.portaledgst.processes.ParityCheckProcess.Jobs;
import it.portaledgst.processes.ParityCheckProcess.Repaired;
import it.portaledgst.processes.PaymentRequestProcess;
import it.portaledgst.processes.SupportRequestProcess;
import it.portaledgst.processes.UnmatchedReceiptProcess;
import it.portaledgst.workers.EngineInstances;
import it.portaledgst.workers.WorkPostponed;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The service tasks of {@code parity-check.bpmn}. */
@Component
public class ParityJobs {

    private static final Logger LOG = LoggerFactory.getLogger(ParityJobs.class);
    private static final int AT_ONCE = 200;
    /** Millions of instances are read in minutes; nobody else should begin meanwhile. */
    private static final long AN_HOUR = 3_600_000;
    private static final Duration KEPT = Duration.ofDays(365);

    /** Which variable says what an instance of the process is about. */
    private static final Map<String, String> SUBJECTS = Map.of(
            PaymentRequestProcess.PROCESS_ID, PaymentRequestProcess.Variables.REQUEST_ID,
            SupportRequestProcess.PROCESS_ID, SupportRequestProcess.Variables.SUPPORT_ID,
            UnmatchedReceiptProcess.PROCESS_ID, UnmatchedReceiptProcess.Variables.RECEIPT_KEY,
            CompanyStatementProcess.PROCESS_ID, CompanyStatementProcess.Variables.STATEMENT_ID);

    private final EngineInstances instances;
    private final Parity parity;
    private final ParityRepairs repairs;
    private final Locks locks;
    private final Clock clock;

    ParityJobs(CamundaClient engine, Parity parity, ParityRepairs repairs, Locks locks, Clock clock) {
        this.instances = new EngineInstances(engine);
        this.parity = parity;
        this.repairs = repairs;
        this.locks = locks;
        this.clock = clock;
    }

    /** Idempotent by nature: a second comparison finds what is so then. */
    @JobWorker(type = Jobs.COMPARE, timeout = AN_HOUR)
    public Compared compare() {
        var run = new UUID[1];
        if (!locks.alone("parity", () -> run[0] = compareAlone())) {
            throw new WorkPostponed("Un altro controllo di parità sta leggendo il motore: questo aspetta che finisca.", Duration.ofMinutes(1));
        }
        return new Compared(run[0].toString());
    }

    private UUID compareAlone() {
        parity.forget(clock.instant().minus(KEPT));
        var run = parity.begin();
        SUBJECTS.forEach((process, variable) -> instances.running(filter -> filter.processDefinitionId(process), page -> {
            var about = instances.variable(variable, page.stream().map(ProcessInstance::getProcessInstanceKey).toList());
            parity.running(run, page.stream().map(instance -> new RunningInstance(process, instance.getProcessInstanceKey(),
                    uuid(about.get(instance.getProcessInstanceKey())), instance.getStartDate().toInstant())).toList());
        }));
        parity.compare(run);
        return run;
    }

    private static UUID uuid(String value) {
        try {
            return value == null ? null : UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Idempotent by stored result: what was repaired is marked, and what the engine is told twice has the same id, or is told once. */
    @JobWorker(type = Jobs.REPAIR, timeout = AN_HOUR)
    public Repaired repair(ActivatedJob job, @Variable UUID runId) {
        var some = parity.toRepair(runId, AT_ONCE);
        some.forEach(difference -> repair(runId, difference));
        if (some.size() == AT_ONCE) {
            return new Repaired(true, List.of());
        }
        parity.tooManyOrphans(runId).ifPresent(count -> LOG.warn("{} instances without a request are too many to be cancelled at once: nothing was"
                + " cancelled. Is this the right database? If it is, raise portale.parity.max-cancellations for one run.", count));
        long check = job.getProcessInstanceKey();
        var gone = parity.askedBy(runId, check).stream().filter(other -> !instances.runs(ParityCheckProcess.PROCESS_ID, other)).toList();
        var cases = parity.toDecide(runId, check, gone).stream()
                .map(difference -> new Case(difference.id().toString(), Sentences.wrong(difference), Sentences.proposal(difference))).toList();
        parity.ended(runId);
        return new Repaired(false, cases);
    }

    private void repair(UUID run, Difference difference) {
        repairs.repair(difference);
        parity.repaired(run, difference.id());
        LOG.info("parity: {} of {} {} repaired, instance {}", difference.kind(), difference.process(), difference.subject(), difference.instanceKey());
    }

    /** Idempotent by stored result: the first decision stays, and what is over, or before people in another case, is not repaired. */
    @JobWorker(type = Jobs.CARRY_OUT)
    public void carryOut(ActivatedJob job, @Variable(name = "difference") Case asked, @Variable String decision) {
        var difference = parity.get(UUID.fromString(asked.differenceId()));
        if (difference.overAt() != null || !Objects.equals(difference.caseKey(), job.getProcessInstanceKey())) {
            return;
        }
        if (Decisions.REPAIR.equals(decision)) {
            repairs.asDecided(difference);
            parity.repaired(difference.id());
        } else {
            parity.decided(difference.id(), Decisions.LEAVE);
        }
        LOG.info("parity: a person decided {} on {} of {} {}", decision, difference.kind(), difference.process(), difference.subject());
    }
}
