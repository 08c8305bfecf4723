package it.portaledgst.domain.support;

import java.util.Objects;
import java.util.UUID;

/**
 * What a person sends. The key makes a second press of the button harmless. Only category, e-mail and message are always
 * needed.
 *
 * @param noticeCode   as typed, spaces and all; needed for {@link SupportCategory#STATO_PAGAMENTO}
 * @param serviceCode  the service it is about, when no notice tells it
 * @param officeCode   the office the person chose
 * @param province     two letters, by the service's criterion; for a company its registered office
 * @param abroad       there is no province because debtor or company are abroad
 * @param blocked      the person cannot sign in, or cannot reach the payment page
 * @param saysPaid     the person says that they have paid
 * @param notPec       the person confirms that an address that looks like certified mail is none
 * @param language     the person's, two letters; letters are in Italian or English
 */
public record NewSupportRequest(UUID idempotencyKey, SupportCategory category, String noticeCode, String serviceCode,
                                String officeCode, String province, boolean abroad, boolean blocked, boolean saysPaid,
                                String email, boolean notPec, String message, String language) {

    /** Of a message, in characters. */
    public static final int MAX_MESSAGE = 4000;

    public NewSupportRequest {
        Objects.requireNonNull(idempotencyKey, "idempotencyKey");
    }
}
