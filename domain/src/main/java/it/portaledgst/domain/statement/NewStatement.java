package it.portaledgst.domain.statement;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/**
 * What a person asks for. The key makes a second press of the button harmless.
 *
 * @param applicant        the person's name as the sign-in tells it
 * @param applicantTaxCode null when the sign-in tells none
 * @param taxCode          the company's, as typed
 * @param from             the first day of the payments, {@code to} the last
 * @param province         two letters, of the registered office; null when it is abroad
 * @param officeCode       null for the office proposed by the province
 * @param notPec           the person confirms that an address that looks like certified mail is none
 * @param language         the person's, two letters; letters are in Italian or English
 */
public record NewStatement(UUID idempotencyKey, String applicant, String applicantTaxCode, String company, String taxCode, LocalDate from,
                           LocalDate to, Capacity capacity, String province, String officeCode, String email, boolean notPec, String language) {

    /** As of a debtor's. */
    public static final int MAX_NAME = 70;
    /** Of the period, both days included. */
    public static final int MAX_YEARS = 5;
    public static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    public NewStatement {
        Objects.requireNonNull(idempotencyKey, "idempotencyKey");
    }

    /** Personal data stay out of logs, also by mistake. */
    @Override
    public String toString() {
        return "NewStatement[" + idempotencyKey + "]";
    }
}
