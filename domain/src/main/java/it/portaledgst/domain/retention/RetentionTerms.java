package it.portaledgst.domain.retention;

import it.portaledgst.domain.WrongSetting;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long personal data are kept; null means for ever. Each is a whole period of ISO 8601, a year at least.
 *
 * @param paid    after the last receipt of a request, or of a receipt that belongs to none
 * @param unpaid  after the last day of a request for which nobody paid
 * @param support after the last change of a support request that is answered or closed, and of a statement for a company that was
 *                refused or whose link is over
 */
@ConfigurationProperties("portale.retention")
public record RetentionTerms(Period paid, Period unpaid, Period support) {

    public RetentionTerms {
        check("paid", paid);
        check("unpaid", unpaid);
        check("support", support);
    }

    private static void check(String name, Period period) {
        if (period != null && (period.isNegative() || period.toTotalMonths() < 12)) {
            throw new WrongSetting("portale.retention." + name + " is " + period + ". It must be a year at least, as in P10Y.");
        }
    }
}
