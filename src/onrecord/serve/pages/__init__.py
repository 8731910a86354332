"""The application: pages rendered on the server, to read (`views`, `lists`) and to correct (`changing`)."""
