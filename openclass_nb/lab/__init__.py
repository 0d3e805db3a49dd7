"""The Jupyter server extension: finds or starts the service and passes requests on."""
