//! ddci-testkit
