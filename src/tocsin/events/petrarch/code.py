def code_petrarch():
    raise NotImplementedError
