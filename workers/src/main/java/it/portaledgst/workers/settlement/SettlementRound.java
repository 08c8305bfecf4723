package it.portaledgst.workers.settlement;

import it.portaledgst.domain.Creditor;
import it.portaledgst.domain.Creditors;
import it.portaledgst.domain.lock.Locks;
import it.portaledgst.domain.settlement.SettlementReports;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Fetches new settlement reports of every creditor, asks for receipts they miss, and compares again. One process at a time
 * does it. A round that is cut off anywhere is made good by the next one: reports are stored whole, and what is stored is
 * not fetched again.
 */
@Component
public class SettlementRound {

    private static final Logger LOG = LoggerFactory.getLogger(SettlementRound.class);
    /** Each may take two of the ten questions an hour that pagoPA allows; the rest is for citizens who are waiting. */
    private static final int RECEIPTS_AT_ONCE = 3;

    private final PublishedReports published;
    private final SettlementReports reports;
    private final MissingReceipts missing;
    private final Creditors creditors;
    private final Locks locks;
    private final Clock clock;

    SettlementRound(PublishedReports published, SettlementReports reports, MissingReceipts missing, Creditors creditors,
                    Locks locks, Clock clock) {
        this.published = published;
        this.reports = reports;
        this.missing = missing;
        this.creditors = creditors;
        this.locks = locks;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "${portale.settlement.first-fetch-after:PT1M}", fixedDelayString = "${portale.settlement.fetch-every:PT1H}")
    public void go() {
        if (published.subscribed()) {
            quietly("the round", () -> locks.alone("settlement reports", this::round));
        }
    }

    private void round() {
        creditors.creditors().forEach(creditor -> quietly("the reports of " + creditor.fiscalCode(), () -> fetch(creditor)));
        quietly("a comparison", reports::compareAgain);
        quietly("the receipts that are missing", this::askForReceipts);
        quietly("a comparison", reports::compareAgain);
    }

    private void fetch(Creditor creditor) {
        var begun = clock.instant();
        boolean all = true;
        Instant newest = null;
        for (var report : published.since(creditor, reports.knownUntil(creditor.fiscalCode()))) {
            newest = newest == null || report.publishedAt().isAfter(newest) ? report.publishedAt() : newest;
            if (reports.revisionOf(creditor.fiscalCode(), report.pspId(), report.fdr()) < report.revision()) {
                all &= quietly("report " + report.fdr(), () -> {
                    var whole = published.fetch(creditor, report);
                    if (reports.store(whole)) {
                        LOG.info("settlement report {}, revision {}: {} payments", report.fdr(), report.revision(), whole.payments().size());
                    }
                });
            }
        }
        if (all) {
            reports.complete(creditor.fiscalCode(), newest, begun);
        }
    }

    private void askForReceipts() {
        reports.missingReceipts().stream().limit(RECEIPTS_AT_ONCE).forEach(missing::ask);
    }

    /** One that fails holds up no other. */
    private static boolean quietly(String what, Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException e) {
            LOG.warn("settlement, {}: {}", what, e.getMessage());
            return false;
        }
    }
}
