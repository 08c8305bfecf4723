/** Looks into the engine for the portal's page <i>Monitoraggio</i>, which never asks it, and has incidents tried again. */
package it.portaledgst.workers.monitoring;
