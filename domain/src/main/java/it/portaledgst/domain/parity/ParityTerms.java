package it.portaledgst.domain.parity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param grace            how old something must be before the engine is expected to show it: messages, jobs and the engine's
 *                         own search are late by seconds, retries by minutes
 * @param maxCancellations how many instances one run may cancel; when there are more, none is: then it is rather the
 *                         database that is not the right one
 * @param maxCases         how many cases one run makes; the rest waits for the next
 */
@ConfigurationProperties("portale.parity")
record ParityTerms(@DefaultValue("PT15M") Duration grace, @DefaultValue("100") int maxCancellations, @DefaultValue("50") int maxCases) {
}
