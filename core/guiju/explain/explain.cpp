#include "guiju/explain/explainer.hpp"

namespace guiju::explain {

Explanation explain(const checked::CheckedPack& pack, const program::Program& program,
                    const SourceSet& sources, const eval::Run& run, checked::ColumnId column,
                    std::size_t row) {
  const checked::EntityId entity = pack.at(column).entity;
  Explainer explainer{pack, program, sources, run, entity};
  Explanation explanation;
  explanation.entity = pack.at(entity).name;
  explanation.key = explainer.key_of(entity, row);
  explanation.root = explainer.column_step(column, row, 0);
  return explanation;
}

}  // namespace guiju::explain
