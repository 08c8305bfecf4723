package it.portaledgst.domain.dossier;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.identity.TaxId;
import it.portaledgst.domain.payment.Citizen;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Rows of the table, read. */
final class DossierRows {

    private DossierRows() {
    }

    static Dossier dossier(ResultSet row, Instant now) throws SQLException {
        var state = DossierState.valueOf(row.getString("state"));
        var expiresAt = instant(row.getTimestamp("expires_at"));
        boolean over = state == DossierState.READY && !now.isBefore(expiresAt);
        return new Dossier(row.getObject("id", UUID.class), selection(row), over ? DossierState.EXPIRED : state, row.getInt("done"),
                row.getInt("total"), row.getLong("size"), instant(row.getTimestamp("asked_at")), instant(row.getTimestamp("ready_at")), expiresAt);
    }

    static DossierOrder order(ResultSet row) throws SQLException {
        return new DossierOrder(row.getObject("id", UUID.class), row.getInt("starts"), selection(row), row.getInt("total"),
                instant(row.getTimestamp("asked_at")));
    }

    private static DossierSelection selection(ResultSet row) throws SQLException {
        var country = row.getString("debtor_tax_country");
        var field = row.getString("reference_field");
        var issuer = row.getString("created_by_issuer");
        var debtor = country == null ? null : new TaxId(country, row.getString("debtor_tax_code"));
        if (issuer == null) {
            return DossierSelection.paidFor(debtor, row.getObject("first_paid_day", LocalDate.class), row.getObject("last_paid_day", LocalDate.class));
        }
        return new DossierSelection(new Citizen(issuer, row.getString("created_by_subject")), debtor,
                field == null ? null : new DossierSelection.Reference(field, row.getString("reference_value")),
                row.getObject("first_year", Integer.class), row.getObject("last_year", Integer.class));
    }

    static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, PaymentTerms.ROME);
    }

    private static Instant instant(Timestamp moment) {
        return moment == null ? null : moment.toInstant();
    }
}
