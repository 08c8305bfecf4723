package it.portaledgst.domain.catalogue;

/**
 * That a field's value is printed in the reason for payment.
 *
 * @param label what stands before the value; null when the value speaks for itself
 */
public record Causale(String label) {

    /**
     * Code and references in characters: what every channel carries whole. pagoPA's remittance information has 140, of
     * which "/RFB/", the IUV of 17, the amount of up to 9 and "/TXT/" take 37.
     */
    public static final int LONGEST = 103;
}
