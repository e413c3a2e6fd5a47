//! ddci-plan-reader
