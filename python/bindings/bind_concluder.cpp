// One row after another, each by itself.
#include "bindings.hpp"
#include "guiju/eval/row_session.hpp"
#include "guiju/program/lower.hpp"
#include "guiju/tables/write.hpp"

namespace guiju::bindings {
namespace {

using tables::CellReader;
using tables::CellState;

/// INVARIANT: after a row has been concluded, `keys_` are the keys of its dict in their order, and a
/// dict with the same keys can be read without asking for their names.
class Concluder {
 public:
  Concluder(std::shared_ptr<const Pack> pack, const std::string& entity, py::object as_of,
            std::vector<std::pair<std::string, std::string>> set, py::object refuse)
      : pack_(std::move(pack)),
        entity_(entity_of(*pack_, entity)),
        program_(program::results_only(pack_->checked(), pack_->compiled->program, entity_)),
        as_of_(std::move(as_of)),
        set_(std::move(set)),
        refuse_(std::move(refuse)) {}

  py::dict conclude(const py::dict& row) {
    if (!session_ || !read(row)) return begin(row);
    session_->conclude();
    return conclusions();
  }

 private:
  struct Key {
    py::object name;
    int reader = -1;  // none: no rule asks for it
  };
  struct Shown {
    py::object name;
    checked::ColumnId id;
  };

  /// The whole way, for the first row and for one with other keys: says what is wrong with it.
  py::dict begin(const py::dict& row) {
    session_.reset();
    run_.reset();
    Tables tables(pack_);
    tables.tables[entity_.index()].is_given = true;
    py::list rows;
    rows.append(row);
    add_python_table(tables, entity_, rows, "");
    const std::shared_ptr<eval::Pools> pools = tables.pools;
    Evaluated evaluated = evaluate(tables, program_, as_of_, set_, py::none());
    if (!evaluated.run) {
      refuse_(std::move(evaluated.report));
      throw py::type_error("refusing a row must raise");
    }
    run_ = std::move(evaluated.run);
    session_.emplace(pack_->checked(), program_, run_->run, entity_);
    bind(row, *pools);
    return conclusions();
  }

  void bind(const py::dict& row, eval::Pools& pools) {
    const checked::CheckedPack& pack = pack_->checked();
    const tables::TableShape& shape = pack_->shapes[entity_.index()];
    keys_.clear();
    readers_.clear();
    for (const auto& [name, cell] : row) {
      Key key{py::reinterpret_borrow<py::object>(name), -1};
      const std::size_t* index = shape.find(py::str(name).cast<std::string>());
      if (index != nullptr) {
        key.reader = static_cast<int>(readers_.size());
        readers_.emplace_back(pack, shape.columns[*index].id, shape.columns[*index].is_key, pools);
      }
      keys_.push_back(std::move(key));
    }
    shown_.clear();
    for (const checked::ColumnId id : tables::shown_conclusions(pack, run_->run, entity_))
      shown_.push_back({py::str(pack.at(id).name), id});
  }

  /// False where the row has other keys, or a key cell that refuses it.
  bool read(const py::dict& row) {
    if (static_cast<std::size_t>(PyDict_GET_SIZE(row.ptr())) != keys_.size()) return false;
    session_->begin_row();
    PyObject* name = nullptr;
    PyObject* cell = nullptr;
    Py_ssize_t position = 0;
    for (const Key& key : keys_) {
      if (PyDict_Next(row.ptr(), &position, &name, &cell) == 0) return false;
      if (name != key.name.ptr() && PyObject_RichCompareBool(name, key.name.ptr(), Py_EQ) != 1)
        return false;
      if (key.reader < 0) continue;
      CellReader& reader = readers_[static_cast<std::size_t>(key.reader)];
      reader.restart();
      if (append_object(reader, cell) > CellState::Fault) return false;
      session_->input(reader.column()) = reader.take();
    }
    return true;
  }

  [[nodiscard]] py::dict conclusions() const {
    py::dict result;
    for (const Shown& shown : shown_) {
      const py::object value = python_value(*run_, shown.id, 0);
      if (PyDict_SetItem(result.ptr(), shown.name.ptr(), value.ptr()) != 0)
        throw py::error_already_set();
    }
    return result;
  }

  std::shared_ptr<const Pack> pack_;
  checked::EntityId entity_;
  program::Program program_;
  py::object as_of_;
  std::vector<std::pair<std::string, std::string>> set_;
  py::object refuse_;
  std::shared_ptr<Run> run_;
  std::optional<eval::RowSession> session_;
  std::vector<Key> keys_;
  std::deque<CellReader> readers_;
  std::vector<Shown> shown_;
};

}  // namespace

void bind_concluder(py::module_& module) {
  py::class_<Concluder>(module, "Concluder", plain_type(),
                        "Concludes one row after another, each by itself.")
      .def(py::init<std::shared_ptr<Pack>, const std::string&, py::object,
                    std::vector<std::pair<std::string, std::string>>, py::object>(),
           py::arg("pack"), py::arg("entity"), py::arg("as_of"), py::arg("values"),
           py::arg("refuse"))
      .def("__call__", &Concluder::conclude, py::arg("row"));
}

}  // namespace guiju::bindings
