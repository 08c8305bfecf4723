package it.portaledgst.domain.receipt;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;

/**
 * One of the one to five parts of a paid amount. It went to an account or, with {@code iban} null, was paid for a digital
 * stamp: {@code stamp} then is the signed stamp (pagoPA's {@code MBDAttachment}, an XML document).
 *
 * @param creditorFiscalCode who got it; not always the creditor of the notice
 * @param category           pagoPA's taxonomy code
 */
@Embeddable
public record Transfer(int idTransfer, BigDecimal amount, String creditorFiscalCode, String iban, byte[] stamp,
                       String remittanceInformation, String category) {

    /** Texts and stamps may tell of persons; they stay out of logs. */
    @Override
    public String toString() {
        return "Transfer[idTransfer=" + idTransfer + ", amount=" + amount + ", creditorFiscalCode=" + creditorFiscalCode + "]";
    }
}
