//! ddci-plan
