package it.portaledgst.ui.shell;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who runs the portal, as the footer and the legal pages must name them. Nothing here has a default that states a fact:
 * what is not configured shows as a marked gap on the page that needs it.
 *
 * @param name                  the administration, for example in the accessibility statement and as data controller
 * @param address               postal address, one line
 * @param email                 public mailbox
 * @param pec                   certified mailbox
 * @param dataProtectionOfficer how to reach the data protection officer
 * @param accessibility         what the accessibility statement says
 */
@ConfigurationProperties("portale.operator")
public record Operator(String name, String address, String email, String pec, String dataProtectionOfficer,
                       @DefaultValue Accessibility accessibility) {

    public enum Conformity { FULL, PARTIAL, NONE }

    public enum Method { SELF_ASSESSMENT, THIRD_PARTY }

    /**
     * @param declaration address of the statement made on AgID's site; the footer leads there when it is known
     * @param conformity  outcome of the assessment against EN 301 549
     * @param notAccessible contents that are not accessible, one sentence each, in Italian
     * @param disproportionateBurden contents left out as a disproportionate burden, one sentence each, in Italian
     * @param method      how the assessment was made
     * @param drafted     day of the statement
     * @param reviewed    day of its last review, by law within 23 September of each year
     * @param published   day on which the site was first published
     * @param usabilityTested whether usability tests were made
     * @param staffWithDisabilities number of members of staff with disabilities, as the form asks
     * @param workstations number of workstations for staff with disabilities, as the form asks
     */
    public record Accessibility(String declaration, Conformity conformity, @DefaultValue List<String> notAccessible,
                                @DefaultValue List<String> disproportionateBurden, Method method, LocalDate drafted,
                                LocalDate reviewed, LocalDate published, Boolean usabilityTested,
                                Integer staffWithDisabilities, Integer workstations) {

        public Optional<String> declared() {
            return Optional.ofNullable(declaration).filter(address -> !address.isBlank());
        }
    }
}
