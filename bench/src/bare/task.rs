//! A task as an entity.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "task")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub plan: Uuid,
    pub reference: String,
    pub position: i32,
    pub text: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(has_many = "super::obligation::Entity")]
    Obligation,
}

impl Related<super::obligation::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Obligation.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}
