package it.portaledgst.sandbox.world.pagopa;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** A settlement report: what a PSP says it transferred to a creditor. Only the latest revision is kept. */
record Report(long id, String creditor, Channel channel, String fdr, long revision, Instant publishedAt, List<Line> lines) {

    record Line(long receipt, int idTransfer, String iuv, String iur, BigDecimal amount, String status, Instant paidAt) {
    }

    BigDecimal total() {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }
}
