package it.portaledgst.workers.integrator;

import it.portaledgst.domain.WrongSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Service to integrators. Without an issuer there is none.
 *
 * @param issuer         who issues the tokens; where its metadata are, and what they must name
 * @param keysUrl        where the issuer's keys are; without it the issuer's metadata, under its own name, are asked
 * @param audience       what a token must be meant for: the issuer's other tokens open nothing here
 * @param localReceivers whether webhooks may go to this machine, and without TLS; for trying things out only
 * @param connectTimeout for the connection to a receiver of webhooks
 * @param answerWithin   how long such a receiver may take from the first byte we send to the end of its headers
 * @param callsPerMinute what each client may ask of each process
 */
@ConfigurationProperties("portale.api")
record Api(String issuer,
           String keysUrl,
           @DefaultValue("portale-pagamenti-api") String audience,
           boolean localReceivers,
           @DefaultValue("3s") Duration connectTimeout,
           @DefaultValue("10s") Duration answerWithin,
           @DefaultValue("300") int callsPerMinute) {

    static final String ROOT = "/api/v1";
    static final String READ = "payments:read";
    static final String WRITE = "payments:write";

    Api {
        if (callsPerMinute < 1) {
            throw new WrongSetting("portale.api.calls-per-minute must be at least 1.");
        }
    }
}
