package it.portaledgst.domain.statement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A statement of what was paid for a company, as it is to be shown: past its time it is EXPIRED.
 *
 * @param proposedOffice the one the province says; {@code officeCode} decides
 * @param decidedBy      who of the staff; not for who asked
 * @param ground         why it was refused, with {@code words} that were added; null when it was not
 * @param payments       how many were released, of {@code total} euro; null until it is approved
 * @param size           of the file in bytes; null until it is ready
 */
public record CompanyStatement(UUID id, String number, String applicant, String applicantTaxCode, String company, String taxCode,
                               LocalDate from, LocalDate to, Capacity capacity, String province, String proposedOffice, String officeCode,
                               String email, String language, StatementState state, Instant requestedAt, Instant dueAt, Instant warnedAt,
                               Instant escalatedAt, Instant decidedAt, String decidedBy, RefusalGround ground, String words,
                               Integer payments, BigDecimal total, Long size, Instant readyAt, Instant expiresAt) {

    public String fileName() {
        return "estratto-" + number + ".zip";
    }

    public boolean late(Instant now) {
        return state == StatementState.REQUESTED && !now.isBefore(dueAt);
    }

    /** Who asked never learns who of the staff decided. */
    CompanyStatement forTheApplicant() {
        return new CompanyStatement(id, number, applicant, applicantTaxCode, company, taxCode, from, to, capacity, province, proposedOffice,
                officeCode, email, language, state, requestedAt, dueAt, null, escalatedAt, decidedAt, null, ground, words, payments, total,
                size, readyAt, expiresAt);
    }

    /** Personal data stay out of logs, also by mistake. */
    @Override
    public String toString() {
        return "CompanyStatement[" + number + "]";
    }
}
