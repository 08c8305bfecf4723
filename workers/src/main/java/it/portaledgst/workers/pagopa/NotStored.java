package it.portaledgst.workers.pagopa;

import org.springframework.ws.soap.server.endpoint.annotation.FaultCode;
import org.springframework.ws.soap.server.endpoint.annotation.SoapFault;

/** A receipt that is not safe yet gets a technical error (HTTP 500) and no answer, so that pagoPA sends it again. */
@SoapFault(faultCode = FaultCode.SERVER, faultStringOrReason = "the receipt could not be stored, send it again")
class NotStored extends RuntimeException {

    NotStored(Throwable cause) {
        super(cause);
    }
}
